// 5.2 and 5.3: a person becomes a member, and what is known of a member changes. One mobile number, one member of the brand.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { dayOfMoment, dayOrNull } from '../protocol/yazuo/tolerant.ts';
import type { PracticeMemberDetails } from './member-world.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { spellMember } from './spelling.ts';
import { findByMobile, type PracticeMember, type PracticeWorld } from './world.ts';

type Told = Omit<RequestOf<'updateMember'>, 'brandId' | 'membershipId'>;

const noDetails: PracticeMemberDetails = {
  birthType: 1,
  merchantId: null,
  email: null,
  status: 1,
  description: null,
  address: null,
  idNumber: null,
  postcode: null,
  phone: null,
  typeId: null,
  constellation: null,
};

/** 5.2: the member comes without a card. */
export function createMember(request: RequestOf<'createMember'>, { world, now }: CallContext): Reply {
  const told = request.membership;
  const { thirtyMemberId } = request;
  if (!told.mobile) return refuse('invalidParameter', '请填写手机号');
  if (!told.name?.trim()) return refuse('invalidParameter', '请填写姓名');
  const problem = toldProblem(world, told, undefined);
  if (problem !== undefined) return problem;
  const member = addMember(world, told.mobile, told.name.trim(), now);
  changeMember(member, told);
  if (thirtyMemberId) member.thirdParty = { type: request.thirtyType ?? null, memberId: thirtyMemberId };
  return done({ list: [spellMember(world, member)], total: 1 }, '创建会员成功');
}

/** 5.3: what is not told stays. */
export function updateMember(request: RequestOf<'updateMember'>, { world }: CallContext): Reply {
  const member = world.members.find((one) => String(one.id) === request.membershipId);
  if (member === undefined) return refuse('notFound', '会员不存在');
  const problem = toldProblem(world, request, member);
  if (problem !== undefined) return problem;
  changeMember(member, request);
  return done({ membership: spellMember(world, member) }, '修改会员成功');
}

/** A new member of the lowest level. `mobile` empty: nobody known. */
export function addMember(world: PracticeWorld, mobile: string, name: string, now: number): PracticeMember {
  const member: PracticeMember = {
    id: world.nextMemberId,
    name,
    mobile,
    gender: 0,
    birthday: null,
    joinDate: dayOfMoment(now),
    level: '普通会员',
    tags: [],
  };
  world.nextMemberId += 1;
  world.members.push(member);
  return member;
}

/** Why a mobile number is none; undefined where it is one. */
export function mobileProblem(mobile: string): Reply | undefined {
  return /^\d{11}$/.test(mobile) ? undefined : refuse('invalidParameter', '手机号不正确');
}

/** Why nothing of this may be kept. `own`: the member whom it is told of, who may keep the number. */
function toldProblem(world: PracticeWorld, told: Told, own: PracticeMember | undefined): Reply | undefined {
  const isGiven = (value: unknown) => value !== null && value !== undefined;
  if (isGiven(told.name) && told.name?.trim() === '') return refuse('invalidParameter', '姓名不能为空');
  if (isGiven(told.mobile)) {
    const problem = mobileProblem(told.mobile ?? '');
    if (problem !== undefined) return problem;
    const holder = findByMobile(world, told.mobile);
    if (holder !== undefined && holder !== own) return refuse('mobileTaken', '该手机号已是会员');
  }
  if (isGiven(told.gender) && told.gender !== 0 && told.gender !== 1) return refuse('invalidParameter', '性别不正确');
  const badDay = [told.birthday, told.joinDate].some((day) => !dayOrNull.safeParse(day).success);
  return badDay ? refuse('invalidParameter', '日期格式应为yyyy-MM-dd') : undefined;
}

/** Null and undefined leave a field as it is, an empty text empties it. The caller has checked. */
export function changeMember(member: PracticeMember, told: Told): void {
  member.name = told.name?.trim() ?? member.name;
  member.mobile = told.mobile ?? member.mobile;
  member.gender = told.gender === 1 ? 1 : told.gender === 0 ? 0 : member.gender;
  if (typeof told.birthday === 'string') member.birthday = dayOrNull.parse(told.birthday);
  member.joinDate = dayOrNull.parse(told.joinDate) ?? member.joinDate;
  const before = member.details ?? noDetails;
  const kept = (text: string | null | undefined, field: string | null) =>
    text === null || text === undefined ? field : text === '' ? null : text;
  member.details = {
    birthType: told.birthType ?? before.birthType,
    status: told.status ?? before.status,
    merchantId: kept(told.merchantId, before.merchantId),
    email: kept(told.email, before.email),
    description: kept(told.description, before.description),
    address: kept(told.address, before.address),
    idNumber: kept(told.idNumber, before.idNumber),
    postcode: kept(told.postcode, before.postcode),
    phone: kept(told.phone, before.phone),
    typeId: kept(told.typeId, before.typeId),
    constellation: kept(told.constellation, before.constellation),
  };
}
