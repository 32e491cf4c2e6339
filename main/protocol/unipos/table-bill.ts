// 四 消费请求: the bill inside `FromContent`, as a UniPOS terminal sends it with a payment. The document leaves its content open (内容待细化), so
// nothing of it is required; what is there must be readable.
import { attribute, empty, list, money, nested, quantity, type Shape, text, type ValueOf } from './shape.ts';

const saleItemShape = {
  id: attribute(text, 'Id'),
  fromNo: attribute(text, 'FromNo'),
  goodsNo: attribute(text, 'GoodsNo'),
  goodsName: attribute(text, 'GoodsName'),
  goodsSortNo: attribute(text, 'GoodsSortNo'),
  goodsSortName: attribute(text, 'GoodsSortName'),
  saleSortNo: attribute(text, 'SaleSortNo'),
  currencyNo: attribute(text, 'CurrencyNo'),
  currencyName: attribute(text, 'CurrencyName'),
  unit: attribute(text, 'Unit'),
  goodsPrice: attribute(money, 'GoodsPrice'),
  price: attribute(money, 'Price'),
  quantity: attribute(quantity, 'Quantity'),
  money: attribute(money, 'Money'),
  discountRatio: attribute(quantity, 'DiscountRatio'),
  discountMoney: attribute(money, 'DiscountMoney'),
  netMoney: attribute(money, 'NetMoney'),
  notes: attribute(text, 'Notes'),
  userNo: attribute(text, 'UserNo'),
  userName: attribute(text, 'UserName'),
  createdOn: attribute(text, 'CreatedOn'),
  quantityStatus: attribute(text, 'QuantityStatus'),
  status: attribute(text, 'Status'),
  discountMode: attribute(text, 'DiscountMode'),
  processingStatus: attribute(text, 'ProcessingStatus'),
  /** What a package holds is not said; that there is something is. */
  packageItems: nested({}, 'PackageItems', true),
} satisfies Shape;

const payItemShape = {
  payModeNo: attribute(text, 'PayModeNo'),
  currencyNo: attribute(text, 'CurrencyNo'),
  payModeName: attribute(text, 'PayModeName'),
  money: attribute(money, 'Money'),
} satisfies Shape;

export const tableBillShape = {
  billId: attribute(text, 'BillId'),
  billNo: attribute(text, 'BillNo'),
  organizationNo: attribute(text, 'OrganizationNo'),
  organizationName: attribute(text, 'OrganizationName'),
  fromNo: attribute(text, 'FromNo'),
  subNo: attribute(text, 'SubNo'),
  registerNo: attribute(text, 'RegisterNo'),
  personNum: attribute(text, 'PersonNum'),
  priceSchemeNo: attribute(text, 'PriceSchemeNo'),
  pointNo: attribute(text, 'PointNo'),
  userNo: attribute(text, 'UserNo'),
  userName: attribute(text, 'UserName'),
  totalMoney: attribute(money, 'TotelMoney', 'TotalMoney'),
  discountMoney: attribute(money, 'DiscountMoney'),
  floorMoney: attribute(money, 'FloorMoney'),
  receivedMoney: attribute(money, 'ReceivedMoney'),
  changedMoney: attribute(money, 'ChangedMoney'),
  createdOn: attribute(text, 'CreatedOn'),
  checkedinOn: attribute(text, 'CheckedinOn'),
  invoicedQuantity: attribute(text, 'InvoicedQuantity'),
  invoicedOn: attribute(text, 'InvoicedOn'),
  notes: { ...empty(text, 'blank'), names: ['Notes'] },
  saleItems: list('SaleItem', saleItemShape, 'SaleItems'),
  payItems: list('PayItem', payItemShape, 'PayItems'),
} satisfies Shape;

export type TableBill = ValueOf<typeof tableBillShape>;
export type TableSaleItem = ValueOf<typeof saleItemShape>;
export type TablePayItem = ValueOf<typeof payItemShape>;
