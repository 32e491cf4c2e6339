// What a number on a card looks like that the till never saw before: as the channel takes it.

export const cardNumber = /^[0-9A-Za-z]{4,32}$/;
export const mobileNumber = /^1[3-9]\d{9}$/;
export const sixDigits = /^\d{6}$/;
