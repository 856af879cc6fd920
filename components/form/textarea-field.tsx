'use client';
/** Several lines of text bound to a form; same props as `TextField`. */
import { Textarea } from '../ui/textarea';
import { fieldOf } from './bound-field';

export const TextareaField = fieldOf(Textarea);
