/** Stands in the built pages for Plot's module of colour schemes: colours come from the theme, so that dark and print work. */
import { leftOut } from './left-out.ts';

const none = leftOut('no colour schemes: give colours of the theme');

export const isCategoricalScheme = (): boolean => false;
export const isDivergingScheme = (): boolean => false;
export const ordinalScheme = none;
export const ordinalRange = none;
export const maybeBooleanRange = none;
export const quantitativeScheme = none;
