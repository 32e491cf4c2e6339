// 顾客屏的设置；顾客看到的话在 display-screen.ts。

export const displayFailure = {
  picturesUnreadable: '这个文件夹里的图片复制不过来。请核对 U 盘是否插好、磁盘是否已满，再选一次。',
  picturesNone: '这个文件夹里没有可用的图片。请放入 PNG 或 JPG 图片（每张不超过 12 MB），再选一次。',
};

export const display = {
  place: '顾客屏',
  places: { off: '关闭', auto: '自动', window: '窗口' },
  placeHelp: {
    off: '不显示顾客屏。',
    auto: '有第二块屏幕就全屏显示，没有就开一个窗口。',
    window: '总是开一个窗口，由您拖到合适的位置。',
  },
  state: {
    off: '顾客屏已关闭',
    opening: '正在打开顾客屏…',
    screen: '正在第二块屏幕上全屏显示',
    window: '正在窗口里显示',
  },
  screens: '本机有 {{value}} 块屏幕',
  language: '顾客屏的语言',
  languages: { till: '与收银机相同', 'zh-CN': '中文', en: '英文' },
  shows: '给顾客看什么',
  showName: '姓氏',
  showBalance: '储值余额',
  showPoints: '积分',
  privacy: '卡号、手机号、别的顾客和收银员的画面从不显示。',
  pictures: '空闲时的图片',
  picturesNone: '还没有图片：显示店名和问候。',
  picturesCount: '共 {{value}} 张，轮流显示',
  picturesHelp: 'PNG 或 JPG，最多 24 张，每张不超过 12 MB。图片会复制到本机，之后可以拔走 U 盘或删除原文件夹。',
  picturesTaken: '已复制 {{taken}} 张图片。',
  picturesRefused: '已复制 {{taken}} 张图片；另有 {{refused}} 个文件不是图片、太大或超过 24 张，没有使用。',
  choosePictures: '选择文件夹',
  clearPictures: '全部移除',
  dialogPictures: '选择放图片的文件夹',
  seconds: '每张显示',
  secondsValue: '{{value}} 秒',
  test: '显示测试画面',
  tested: '请看顾客屏：应显示“顾客屏工作正常”。',
  approve: '更改顾客屏的设置',
};
