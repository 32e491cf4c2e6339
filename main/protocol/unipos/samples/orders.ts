// 三、读取订单 and 发送订单: the document's samples.

/** A page of a list of three. */
export const ordersXml = `<ApiResult xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <success>true</success>
  <error_code />
  <error_reason />
  <data xsi:type="OrderListResult">
    <total_count>3</total_count>
    <skip>0</skip>
    <items>
      <Order>
        <shop_no>1001</shop_no>
        <order_no>test_WvtyFm</order_no>
        <contact>微信测试</contact>
        <tel>01</tel>
        <address>远东大厦 812</address>
        <total>0</total>
        <paymode>已结算</paymode>
        <items>
          <Item>
            <goods_no>10001</goods_no>
            <goods_name>鱼香肉丝</goods_name>
            <quantity>1.0</quantity>
            <unit>盘</unit>
            <price>12.0</price>
            <notes>不要辣</notes>
          </Item>
        </items>
      </Order>
    </items>
  </data>
</ApiResult>`;

/** A page of a list of two. */
export const ordersJson = `{
  "success": true,
  "error_code": "",
  "error_reason": "",
  "data": {
    "total_count": 2,
    "skip": 0,
    "items": [
      {
        "shop_no": "1001",
        "order_no": "test_WvtyFm",
        "contact": "微信测试",
        "tel": "01",
        "member_no": null,
        "address": "远东大厦 812",
        "notes": null,
        "total": 0.0,
        "paymode": "已结算",
        "pay_info": null,
        "items": [
          {
            "goods_no": "10001",
            "goods_name": "鱼香肉丝",
            "quantity": 1.0,
            "unit": "盘",
            "price": 12.0,
            "notes": "不要辣"
          }
        ]
      }
    ]
  }
}`;

/** What is posted. */
export const orderXml = `<Order>
  <order_no>test_gROtH7</order_no>
  <contact>微信测试</contact>
  <tel>01</tel>
  <address>远东大厦 812</address>
  <total>0</total>
  <paymode>已结算</paymode>
  <items>
    <Item>
      <goods_no>10001</goods_no>
      <goods_name>鱼香肉丝</goods_name>
      <quantity>1</quantity>
      <unit>盘</unit>
      <price>12</price>
      <notes>不要辣</notes>
    </Item>
  </items>
</Order>`;

/** What is posted. */
export const orderJson = `{
  "shop_no": null,
  "order_no": "test_L0HiCP",
  "contact": "微信测试",
  "tel": "01",
  "member_no": null,
  "address": "远东大厦 812",
  "notes": null,
  "total": 0.0,
  "paymode": "已结算",
  "pay_info": null,
  "items": [
    {
      "goods_no": "10001",
      "goods_name": "鱼香肉丝",
      "quantity": 1.0,
      "unit": "盘",
      "price": 12.0,
      "notes": "不要辣"
    }
  ]
}`;

/** The answer to a post, of a reservation too. */
export const acceptedXml = `<ApiResult xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <success>true</success>
  <error_code />
  <error_reason />
</ApiResult>`;

/** The answer to a post, of a reservation too. */
export const acceptedJson = `{
  "success": true,
  "error_code": "",
  "error_reason": "",
  "data": null
}`;
