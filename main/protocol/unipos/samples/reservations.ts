// 三、读取预订 and 发送预订: the document's samples.

/** A page of a list of four. */
export const reservationsXml = `<ApiResult xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <success>true</success>
  <error_code />
  <error_reason />
  <data xsi:type="ReservationListResult">
    <total_count>4</total_count>
    <skip>0</skip>
    <items>
      <Reservation>
        <shop_no>1001</shop_no>
        <reservation_no>test_2oNJGM</reservation_no>
        <contact>微信测试</contact>
        <tel>01</tel>
        <time>2015-07-02T03:00:00</time>
        <member_no>18975015205</member_no>
        <pay_mode>待结算</pay_mode>
        <items>
          <Item>
            <area>1</area>
            <type>4 人台</type>
            <quantity>1.0</quantity>
            <notes>不要辣</notes>
          </Item>
        </items>
      </Reservation>
    </items>
  </data>
</ApiResult>`;

/** A page of a list of one. */
export const reservationsJson = `{
  "success": true,
  "error_code": "",
  "error_reason": "",
  "data": {
    "total_count": 1,
    "skip": 0,
    "items": [
      {
        "shop_no": "1001",
        "reservation_no": "test_2oNJGM",
        "contact": "微信测试",
        "tel": "01",
        "time": "2015-07-02T03:00:00",
        "member_no": "18975015205",
        "notes": null,
        "pay_mode": "待结算",
        "pay_info": null,
        "items": [
          {
            "area": "1",
            "type": "4 人台",
            "quantity": 1.0,
            "notes": "不要辣"
          }
        ]
      }
    ]
  }
}`;

/** What is posted. */
export const reservationXml = `<Reservation>
  <reservation_no>test_73scLf</reservation_no>
  <contact>微信测试</contact>
  <tel>01</tel>
  <time>2015-07-02T03:00:00</time>
  <member_no>18975015205</member_no>
  <pay_mode>待结算</pay_mode>
  <items>
    <Item>
      <area>1</area>
      <type>4 人台</type>
      <quantity>1</quantity>
      <notes>不要辣</notes>
    </Item>
  </items>
</Reservation>`;

/** What is posted. */
export const reservationJson = `{
  "shop_no": "1001",
  "reservation_no": "test_SLJMB9",
  "contact": "微信测试",
  "tel": "01",
  "time": "2015-07-02T03:00:00",
  "member_no": "18975015205",
  "notes": null,
  "pay_mode": "待结算",
  "pay_info": null,
  "items": [
    {
      "area": "1",
      "type": "4 人台",
      "quantity": 1.0,
      "notes": "不要辣"
    }
  ]
}`;
