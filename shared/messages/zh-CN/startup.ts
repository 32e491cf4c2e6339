// 开机时的问题和资料检查。
export const origin = {
  rolledBack:
    '业务数据被放回了较早的一份。还没发出的业务会先到平台查询，不会重复扣款；较新的业务可能不在这里，请对照小票和平台后台。',
  copied:
    '业务数据是从另一台收银机复制来的。还没发出的业务会先到平台查询，不会重复扣款。原来那台请不要再用同一份数据。',
};

export const startup = {
  title: '收银台没有打开',
  kept: '没有删除任何数据。处理之后重新打开收银台即可。',
  findings: '需要处理的地方',
  line: '第 {{value}} 行',
};

export const finding = {
  problem: {
    notJson: '从这里起不是有效的 JSON（{{detail}}）。请改好再检查，后面的内容还没有读到。',
    unreadable: '文件读不出来。请核对文件名和权限。',
    secretHere:
      '密钥不能写在连接配置里。请从这里删掉（文件传给过别人就要换密钥），用环境变量 YATAI_APP_SECRET（UniPOS 的用 YATAI_SECRETS）交给收银台。',
    secretMissing: '本机没有这一项的密钥。请带上环境变量 YATAI_APP_SECRET（UniPOS 的用 YATAI_SECRETS）启动一次。',
    unknownName: '没有这个名字。请删掉或改正拼写。',
    unknownInterface: '没有这个接口。可以写的有：{{detail}}。',
    twice: '写了两次。请删掉其中一个。',
    missing: '缺少这一项。',
    wrong: '这里写得不对。',
  },
  expected: {
    profile: '整个文件应是一个 JSON 对象：{ … }。',
    name: '写这份配置的名字，1 到 60 个字。',
    backend: '写 "practice"（练习）、"yazuo"（雅座门店）或 "unipos-member"（第三方会员服务）。',
    baseUrl: '写平台给的地址，以 https:// 开头（http:// 只能指向本机），例如 "https://api.example.com"。',
    appId: '写平台发给本应用的 AppID。',
    brandId: '写品牌编号，要加引号，例如 "15"。',
    merchantId: '写商户编号，要加引号，例如 "16456"。',
    merchantNo: '写门店的商户号，要加引号，例如 "666660000277610"。',
    merchantName: '写门店名称。',
    terminalNo: '写本机的终端号：1 到 16 位字母或数字，同一门店每台不同。',
    certificateAuthority: '写机构证书文件（PEM）的路径，例如放在配置文件旁边的 "authority.pem"。',
    linkRedirect: '写登记给雅座的本机回调地址，例如 "http://127.0.0.1:47811/yatai/link"。',
    paths: '每项写成 "接口": "/路径"，路径以 / 开头。',
    codes: '写一列代码，例如 [20001, "20002"]。',
    codeMeanings: '每项写成 "含义": [代码]，例如 {"memberNotFound": [20001]}。',
    transCodes:
      '三列都要写，同一代码不能写在两列里：{"recharge": ["1001"], "consumption": ["2001"], "revocation": ["4001"]}。',
    scanFormats:
      '每项写成 {"kind": "dynamicCode", "startsWith": "28", "shortest": 18, "longest": 18}；kind 可以是 card、dynamicCode、couponCode。',
    paymentMethods: '至少写一种，例如 {"id": "1", "name": "现金", "englishName": "Cash"}。',
    limits: '金额写整数分（20000 就是 200.00 元），时间写毫秒，笔数写整数。',
    language: '写 "zh-CN" 或 "en"。',
    unipos:
      '写 {"serviceUri": "https://…", "appId": "…", "shopNo": "1001"}；可加 "format"（json 或 xml）、"cardPayModes"（会员卡的支付编号）、"refreshSeconds"（5 到 3600）。',
    memberService:
      '写 {"serviceUri": "https://…", "credentials": [{"in": "header", "name": "X-Key"}]}；in 可以是 header 或 query；"sameFromNo" 写 "unproven" 或 "samePayment"。',
    gateway:
      '写 {"credentials": [{"in": "header", "name": "X-Key"}]}；可加 "host"（本机在店内网的地址）、"port"（1024 到 65535）、"path"、"inDoubt" 和 "offline"（accept 或 fault）、"answerWithin"（500 到 30000 毫秒）。',
    updates:
      '写 {"url": "https://…", "publicKey": "…"}：更新服务器的地址，和发布签名的公钥（Ed25519，base64，44 个字符）。',
  },
};
