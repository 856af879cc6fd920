'use client';
/** A choice from a list bound to a form. Usage: `<SelectField form={form} name="domain" label="Storage" options={…} />` */
import { Select } from '../ui/select';
import { fieldOf } from './bound-field';

export const SelectField = fieldOf(Select);
