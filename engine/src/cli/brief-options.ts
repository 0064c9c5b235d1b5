/** The options that choose how an explainer is made, for every command that makes some. */
import { type Command, Option } from 'commander';
import {
  COMPLEXITY_LEVELS,
  LANGUAGE_NAMES,
  LANGUAGE_TAGS,
  OUTPUT_FORMATS,
  PAGE_SIZES,
  prioritySchema,
  SHORT_NAMES,
  VISUAL_STYLES,
} from '../contract/index.ts';
import { numberAtLeast, oneOf } from './choices.ts';

export interface BriefOptions {
  level?: string;
  style?: string;
  lang?: string;
  format?: string;
  size?: string;
  private?: boolean;
  priority?: string;
  budget?: number;
  model?: string;
  imageModel?: string;
}

export function addBriefOptions(command: Command): Command {
  return command
    .addOption(new Option('--level <level>', list(COMPLEXITY_LEVELS)).argParser(oneOf(COMPLEXITY_LEVELS)))
    .addOption(new Option('--style <style>', list(VISUAL_STYLES)).argParser(oneOf(VISUAL_STYLES)))
    .addOption(
      new Option('--lang <language>', `${list(LANGUAGE_NAMES)}, or a tag such as en`).argParser(
        oneOf(LANGUAGE_NAMES, LANGUAGE_TAGS),
      ),
    )
    .addOption(new Option('--format <format>', list(OUTPUT_FORMATS)).argParser(oneOf(OUTPUT_FORMATS)))
    .addOption(new Option('--size <size>', list(PAGE_SIZES)).argParser(oneOf(PAGE_SIZES)))
    .option('--private', 'nothing of this request leaves this machine')
    .addOption(
      new Option('--priority <priority>', list(prioritySchema.options)).argParser(oneOf(prioritySchema.options)),
    )
    .addOption(new Option('--budget <usd>', 'most US dollars for the whole request').argParser(numberAtLeast(0)))
    .option('--model <id>', 'the text model to use')
    .option('--image-model <id>', 'an image model for an illustration at the head; auto leaves the choice');
}

/** The fields of a Brief that were chosen. */
export function chosenFields(options: BriefOptions): Record<string, unknown> {
  const names = Object.keys(SHORT_NAMES) as (keyof BriefOptions)[];
  return Object.fromEntries(
    names.flatMap((name) => (options[name] === undefined ? [] : [[SHORT_NAMES[name], options[name]]])),
  );
}

function list(values: readonly string[]): string {
  return values.join(', ');
}
