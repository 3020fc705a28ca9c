/** Numbers as people read them are made in one place for screens, messages and files. */
export {
  decimalText,
  type Language,
  moneyBeside,
  moneyInBillions,
  percentNumber,
  percentWhole,
  pointsSigned,
  pointsSize,
  rateTenths,
  rupiahText,
  scaleMoney,
  wholeNumber,
} from '@lcc/domain/values';
