// 三、读取账单: the document's samples.

/** One bill; the table spells the total `total_money`, the sample `totel_money`. */
export const billsXml = `<ApiResult xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <success>true</success>
  <error_code />
  <error_reason />
  <data xsi:type="BillListResult">
    <total_count>1</total_count>
    <skip>0</skip>
    <items>
      <Bill>
        <bill_no>1001-161110001-98</bill_no>
        <shop_no>1001</shop_no>
        <shop_name>神木总店</shop_name>
        <person_num>0</person_num>
        <user_name>神木总店服务号</user_name>
        <totel_money>56.0000</totel_money>
        <discount_money>0.0000</discount_money>
        <floor_money>0</floor_money>
        <sale_items>
          <Item>
            <goods_name>铁板烧金蛋</goods_name>
            <goods_sort_no>0101</goods_sort_no>
            <goods_sort_name>招牌菜</goods_sort_name>
            <currency_name>货币</currency_name>
            <unit>份</unit>
            <goods_price>16.0000</goods_price>
            <price>16.0000</price>
            <quantity>1</quantity>
            <money>16.0000</money>
            <discount_money>0</discount_money>
            <total_money>16.0000</total_money>
            <notes />
            <user_name>神木总店服务号</user_name>
          </Item>
        </sale_items>
        <pay_items>
          <Item>
            <pay_mode_no>00</pay_mode_no>
            <pay_mode_name>现金</pay_mode_name>
            <money>56.0000</money>
          </Item>
        </pay_items>
        <created_on>2016-11-10T12:03:53.117</created_on>
        <notes />
      </Bill>
    </items>
  </data>
</ApiResult>`;

/** The same bill in JSON. */
export const billsJson = `{
  "success": true,
  "error_code": "",
  "error_reason": "",
  "data": {
    "total_count": 1,
    "skip": 0,
    "items": [
      {
        "bill_no": "1001-161110001-98",
        "shop_no": "1001",
        "shop_name": "神木总店",
        "member_no": null,
        "member_name": null,
        "sale_contract_no": null,
        "sale_contract_name": null,
        "saler_no": null,
        "from_no": null,
        "person_num": 0,
        "point_name": null,
        "user_name": "神木总店服务号",
        "totel_money": 56.0000,
        "discount_money": 0.0000,
        "floor_money": 0.0,
        "sale_items": [
          {
            "from_no": null,
            "goods_no": null,
            "goods_name": "铁板烧金蛋",
            "goods_sort_no": "0101",
            "goods_sort_name": "招牌菜",
            "currency_name": "货币",
            "unit": "份",
            "goods_price": 16.0000,
            "price": 16.0000,
            "quantity": 1.0,
            "money": 16.0000,
            "discount_money": 0.0,
            "total_money": 16.0000,
            "notes": "",
            "user_name": "神木总店服务号"
          }
        ],
        "pay_items": [
          {
            "pay_mode_no": "00",
            "pay_mode_name": "现金",
            "money": 56.0000,
            "from_no": null
          }
        ],
        "created_on": "2016-11-10T12:03:53.117",
        "notes": ""
      }
    ]
  }
}`;
