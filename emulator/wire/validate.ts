// Checks an operation's input against the model before anything else looks at it, in the service's own words.

import { lengthOf } from '../../lib/transfer-model/constraints';
import {
  type BlobShape,
  type ListShape,
  type NumberShape,
  operations,
  type StringShape,
  type StructureShape,
  shapeNamed,
} from '../../lib/transfer-model/model';
import type { OperationName } from '../../lib/transfer-model/operations.gen';
import { toRegExp } from '../../lib/transfer-model/pattern';
import { SerializationException, ValidationException } from './errors';
import { badBase64, expectArray, expectNumber, expectObject, expectString, refuseType } from './json-types';

type Violations = string[];
type Check = (value: unknown, path: string, found: Violations) => void;

/** More would only make a huge answer to a huge mistake. */
const MOST_VIOLATIONS = 100;

/** Refuses an input that breaks the model. Members that the model does not know are ignored. */
export function validateInput(operation: OperationName, input: unknown): void {
  const found: Violations = [];
  checkOf(operation)(input, '', found);
  if (found.length === 0) return;
  const count = found.length === 1 ? '1 validation error' : `${found.length} validation errors`;
  throw new ValidationException(`${count} detected: ${found.join('; ')}`);
}

const operationChecks = new Map<OperationName, Check>();
const shapeChecks = new Map<string, Check>();

/** Made at first use: a process seldom sees all 71 operations. */
function checkOf(operation: OperationName): Check {
  let check = operationChecks.get(operation);
  if (!check) {
    const { input } = operations[operation];
    check = input === null ? (value) => void expectObject(value) : shapeCheck(input);
    operationChecks.set(operation, check);
  }
  return check;
}

function shapeCheck(name: string): Check {
  let check = shapeChecks.get(name);
  if (!check) {
    check = compile(name);
    shapeChecks.set(name, check);
  }
  return check;
}

function compile(name: string): Check {
  const shape = shapeNamed(name);
  switch (shape.type) {
    case 'structure':
      return structureCheck(shape);
    case 'list':
      return listCheck(shape);
    case 'string':
      return stringCheck(shape);
    case 'integer':
    case 'long':
      return numberCheck(shape);
    case 'blob':
      return blobCheck(shape);
    case 'boolean':
      return (value) => void (typeof value === 'boolean' || refuseType(value, 'Boolean'));
    case 'timestamp':
      return (value) => void expectNumber(value, 'Timestamp');
  }
}

function structureCheck(shape: StructureShape): Check {
  const members = Object.entries(shape.members).map(([name, member]) => ({
    name,
    label: name.charAt(0).toLowerCase() + name.slice(1),
    required: member.required === true,
    check: shapeCheck(member.shape),
  }));
  return (value, path, found) => {
    const structure = expectObject(value);
    for (const { name, label, required, check } of members) {
      const member = structure[name];
      const at = path === '' ? label : `${path}.${label}`;
      if (member !== undefined && member !== null) check(member, at, found);
      else if (required) report(found, at, 'must not be null');
    }
  };
}

function listCheck({ member, length }: ListShape): Check {
  const checkMember = shapeCheck(member);
  const checkLength = boundsCheck('length', length);
  return (value, path, found) => {
    const list = expectArray(value);
    checkLength(list.length, path, found);
    list.forEach((item, index) => {
      const at = `${path}.${index + 1}.member`;
      if (item === null) report(found, at, 'must not be null');
      else checkMember(item, at, found);
    });
  };
}

function stringCheck(shape: StringShape): Check {
  const checkLength = boundsCheck('length', shape.length);
  const { pattern, enum: names } = shape;
  const expression = pattern === undefined ? undefined : toRegExp(pattern);
  const known = names && new Set(names);
  return (value, path, found) => {
    const text = expectString(value);
    checkLength(lengthOf(text), path, found);
    if (expression && !expression.test(text)) {
      report(found, path, `must satisfy regular expression pattern: ${pattern}`);
    }
    if (known && !known.has(text)) {
      report(found, path, `must satisfy enum value set: [${names.join(', ')}]`);
    }
  };
}

function numberCheck(shape: NumberShape): Check {
  const checkRange = boundsCheck('value', shape.range);
  const typeName = shape.type === 'long' ? 'Long' : 'Integer';
  return (value, path, found) => {
    const number = expectNumber(value, typeName);
    if (!Number.isInteger(number)) refuseType(value, typeName);
    checkRange(number, path, found);
  };
}

function blobCheck({ length }: BlobShape): Check {
  const checkLength = boundsCheck('length', length);
  return (value, path, found) => {
    const text = expectString(value);
    if (badBase64(text)) throw new SerializationException('Invalid base64 text');
    checkLength(Buffer.byteLength(text, 'base64'), path, found);
  };
}

function boundsCheck(noun: 'length' | 'value', [min, max]: [number | null, number | null] = [null, null]) {
  return (size: number, path: string, found: Violations) => {
    if (min !== null && size < min) report(found, path, `must have ${noun} greater than or equal to ${min}`);
    if (max !== null && size > max) report(found, path, `must have ${noun} less than or equal to ${max}`);
  };
}

function report(found: Violations, path: string, constraint: string): void {
  if (found.length >= MOST_VIOLATIONS) return;
  found.push(`Value at '${path}' failed to satisfy constraint: Member ${constraint}`);
}
