// 三、获取 token: the document's samples.

/** `xsi` is undeclared, as printed. */
export const tokenXml = `<ApiResult>
  <success>true</success>
  <error_code />
  <error_reason />
  <data xsi:type="ApiTokenResult">
    <token>9khRIV5q1U2Kzr6C-bDXSA</token>
    <expires_in>2016-11-07T10:23:48.0409435+08:00</expires_in>
  </data>
</ApiResult>`;

/** The same in JSON, with another token. */
export const tokenJson = `{
  "success": true,
  "error_code": "",
  "error_reason": "",
  "data": {
    "token": "8EiHItO5sEu7gco5w6cGrQ",
    "expires_in": "2016-11-07T10:32:36.3915923+08:00"
  }
}`;
