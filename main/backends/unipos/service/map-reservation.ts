// UniPOS's reservations, both ways: what it lists → our words, what we send → the wire's. Pure.
import type { UniposReservation } from '../../../../shared/unipos.ts';
import type { WireReservation } from '../../../protocol/unipos/wire.ts';

/** 读取预订, data/items. */
export function readReservation(wire: WireReservation): UniposReservation {
  return {
    shopNo: wire.shop_no,
    reservationNo: wire.reservation_no,
    contact: wire.contact ?? '',
    phone: wire.tel ?? '',
    time: wire.time,
    memberNo: wire.member_no,
    address: wire.address,
    notes: wire.notes,
    payMode: wire.pay_mode,
    payInfo: wire.pay_info,
    lines: wire.items.map(({ area, type, quantity, notes }) => ({ area, type: type ?? '', quantity, notes })),
  };
}

/** 发送预订. */
export function writeReservation(reservation: UniposReservation): WireReservation {
  return {
    shop_no: reservation.shopNo,
    reservation_no: reservation.reservationNo,
    contact: reservation.contact,
    tel: reservation.phone,
    time: reservation.time,
    member_no: reservation.memberNo,
    address: reservation.address,
    notes: reservation.notes,
    pay_mode: reservation.payMode,
    pay_info: reservation.payInfo,
    items: reservation.lines.map(({ area, type, quantity, notes }) => ({
      area,
      type: type === '' ? null : type,
      quantity,
      notes,
    })),
  };
}
