/**
 * Workflows in ComfyUI's API format: nodes by id, each with a class and inputs. A string input may hold slots such as `{{prompt}}`;
 * an input that is one slot alone takes the slot's own type, so `"{{seed}}"` becomes a number.
 */
import { HkmError } from '../../../errors.ts';
import { asRecord, asText, type Loose } from '../../transport/index.ts';

export interface WorkflowSlots {
  prompt: string;
  negativePrompt: string;
  checkpoint: string;
  width: number;
  height: number;
  seed: number;
  steps: number;
}

export interface WorkflowNode {
  class_type: string;
  inputs: Loose;
}
export type Workflow = Record<string, WorkflowNode>;

/** Text to image with one checkpoint: works on any installation that has a Stable Diffusion model. */
export const TEXT_TO_IMAGE: Workflow = {
  '1': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: '{{checkpoint}}' } },
  '2': { class_type: 'CLIPTextEncode', inputs: { text: '{{prompt}}', clip: ['1', 1] } },
  '3': { class_type: 'CLIPTextEncode', inputs: { text: '{{negativePrompt}}', clip: ['1', 1] } },
  '4': { class_type: 'EmptyLatentImage', inputs: { width: '{{width}}', height: '{{height}}', batch_size: 1 } },
  '5': {
    class_type: 'KSampler',
    inputs: {
      seed: '{{seed}}',
      steps: '{{steps}}',
      cfg: 7,
      sampler_name: 'euler',
      scheduler: 'normal',
      denoise: 1,
      model: ['1', 0],
      positive: ['2', 0],
      negative: ['3', 0],
      latent_image: ['4', 0],
    },
  },
  '6': { class_type: 'VAEDecode', inputs: { samples: ['5', 0], vae: ['1', 2] } },
  '7': { class_type: 'SaveImage', inputs: { filename_prefix: 'hkm', images: ['6', 0] } },
};

/** Checks a workflow that a user hands in. @throws bad_input that says how to mend it */
export function parseWorkflow(value: unknown): Workflow {
  const nodes = asRecord(value);
  if (nodes === undefined || Array.isArray(nodes.nodes)) {
    throw new HkmError(
      'bad_input',
      'This is not a workflow in API format. In ComfyUI choose "Export (API)", not "Save".',
    );
  }
  const workflow: Workflow = {};
  for (const [id, entry] of Object.entries(nodes)) {
    const node = asRecord(entry);
    const classType = asText(node?.class_type);
    if (classType === undefined)
      throw new HkmError('bad_input', `Node ${id} of the workflow has no class_type.`, {
        details: [{ path: id, message: 'class_type is missing' }],
      });
    workflow[id] = { class_type: classType, inputs: asRecord(node?.inputs) ?? {} };
  }
  if (!JSON.stringify(workflow).includes('{{prompt}}')) {
    throw new HkmError(
      'bad_input',
      'The workflow has no slot for the prompt: write {{prompt}} where the text belongs.',
    );
  }
  return workflow;
}

/** A copy with every slot filled. Slot values are data: what looks like a slot inside a value is not filled again. */
export function fillWorkflow(workflow: Workflow, slots: WorkflowSlots): Workflow {
  return fillValue(workflow, slots) as Workflow;
}

const SLOT = /\{\{(\w+)\}\}/gu;

function fillValue(value: unknown, slots: WorkflowSlots): unknown {
  if (typeof value === 'string') return fillText(value, slots);
  if (Array.isArray(value)) return value.map((item) => fillValue(item, slots));
  const record = asRecord(value);
  return record === undefined
    ? value
    : Object.fromEntries(Object.entries(record).map(([key, field]) => [key, fillValue(field, slots)]));
}

function fillText(text: string, slots: WorkflowSlots): unknown {
  const known: Record<string, string | number> = { ...slots };
  const whole = /^\{\{(\w+)\}\}$/u.exec(text)?.[1];
  if (whole !== undefined && whole in known) return known[whole];
  return text.replace(SLOT, (slot, name: string) => (name in known ? String(known[name]) : slot));
}

export function classesOf(workflow: Workflow): string[] {
  return [...new Set(Object.values(workflow).map((node) => node.class_type))].sort();
}
