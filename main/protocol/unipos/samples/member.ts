// 四: the document's samples of the member interface.

/** 取会员种类, the answer. */
export const memberSortsXml = `<MemberSorts>
    <MemberSort No="10" Name="金卡" />
    <MemberSort No="20" Name="银卡" />
</MemberSorts>`;

/** 取会员状态, the answer. */
export const memberXml = `<Member CardNo="11001121" Name="800358" MemberSortNo="01" MemberSort="贵宾卡" BusinessUnit="上海总店">
    <Account No="00" Name="人民币账户" Balance="815.6200" />
    <Account No="90" Name="积分账户" Balance="1801.3600" />
</Member>`;

/** 消费请求, what is posted; most attributes of the head are empty, as printed. */
export const payingXml = `<Paying CardNo="" AccountNo="00" Quantity="" Description="" FromNo="">
 <FromContent>
  <TableBill BillId="3119642e-75a3-48c8-be6e-a491012502ce" BillNo="1001-150507007-46" OrganizationNo="82742315-a603-4525-a597-5fc8df60c6c4" OrganizationName="演示" FromNo="51" SubNo="1" RegisterNo="" PersonNum="1" PriceSchemeNo="01" PointNo="1001" UserNo="1001" UserName="上海总店服务账号" TotelMoney="118.0000" DiscountMoney="0.0000" FloorMoney="0" ReceivedMoney="118" ChangedMoney="0.0000" CreatedOn="2015-05-07T17:46:49.231+08:00" CheckedinOn="2015-05-07T17:46:23.625+08:00" InvoicedQuantity="" InvoicedOn="">
   <Notes />
   <SaleItems>
    <SaleItem Id="762da70f-f1f5-453b-9478-a4910124ed19" FromNo="51" GoodsNo="00508" GoodsName="藏龙鱼鱼香味.会员卡" GoodsSortNo="01" GoodsSortName="烤鱼" SaleSortNo="01" CurrencyNo="-" CurrencyName="货币" Unit="条" GoodsPrice="118.0000" Price="118.0000" Quantity="1" Money="118.0000" DiscountRatio="1" DiscountMoney="0.0000" NetMoney="118.0000" Notes="" UserNo="1001" UserName="上海总店服务账号" CreatedOn="2015-05-07T17:46:30.686+08:00" QuantityStatus="0" Status="Accepted" DiscountMode="Discount" ProcessingStatus="0">
      <PackageItems />
    </SaleItem>
   </SaleItems>
   <PayItems>
    <PayItem PayModeNo="00" CurrencyNo="-" PayModeName="现金" Money="118.0000" />
   </PayItems>
  </TableBill>
 </FromContent>
</Paying>`;

/** 错误约定: what a failure answers. */
export const faultXml = `<Fault>
<Code>1001</Code>
<Reason>原因</Reason>
</Fault>`;
