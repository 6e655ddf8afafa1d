import { Column, Entity, PrimaryColumn } from 'typeorm';
import { binaryText, integerColumn, jsonColumn, nullableInstant, nullableText } from '../../platform/db/columns';

/** One row: what the city is called and how it presents itself. */
@Entity('city_profile')
export class CityProfileRow {
  @PrimaryColumn(binaryText(16))
  id: string;

  @Column(jsonColumn)
  profile: object;
}

/** A node of one of the city's trees. */
export abstract class TreeRow {
  @PrimaryColumn(binaryText(64))
  code: string;

  @Column(binaryText(100))
  name: string;

  @Column(nullableText(64))
  parent: string | null;

  @Column(integerColumn)
  position: number;
}

/** 区域: district, street, community. */
@Entity('area')
export class AreaRow extends TreeRow {}

/** 诉求分类. */
@Entity('category')
export class CategoryRow extends TreeRow {
  /** From here on no ticket gets it; those that have it keep it. */
  @Column(nullableInstant)
  retiredAt: number | null;
}

/** 区县电话: numbers a citizen may call, by area. */
@Entity('area_telephone')
export class AreaTelephoneRow {
  @PrimaryColumn(binaryText(64))
  area: string;

  @PrimaryColumn(integerColumn)
  position: number;

  @Column(binaryText(100))
  name: string;

  @Column(binaryText(32))
  number: string;
}
