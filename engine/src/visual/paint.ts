/** Walks a solved layout and lets the style paint each part, outermost first. */
import type { Composed, PanelPart, Part } from './compose/parts.ts';
import type { LayoutNode, SolvedBoxes } from './layout-node.ts';
import type { Box } from './scene.ts';
import type { PaintContext, Style, Tone } from './styles/style.ts';

interface Surroundings {
  tone: Tone;
  index: number;
  claimId?: string;
}

export function paint(composed: Composed, boxes: SolvedBoxes, style: Style, context: PaintContext): void {
  const { scene } = context;

  function visit(node: LayoutNode, around: Surroundings): void {
    const part = composed.parts.get(node.id);
    const claimId = part?.claimId;
    if (claimId === undefined || claimId === around.claimId) {
      paintNode(node, part, around);
      return;
    }
    scene.group({ claimId, role: 'claim' }, () => paintNode(node, part, { ...around, claimId }));
  }

  function paintNode(node: LayoutNode, part: Part | undefined, around: Surroundings): void {
    const box = boxes.get(node.id);
    if (box === undefined) return;
    if (part !== undefined) paintPart(node, part, box, around);
    const inside = part?.kind === 'panel' && part.tone !== undefined ? within(part, around) : around;
    for (const child of node.children) visit(child, inside);
  }

  function paintPart(node: LayoutNode, part: Part, box: Box, around: Surroundings): void {
    switch (part.kind) {
      case 'panel':
        style.panels[part.look](context, { id: node.id, part, box });
        return;
      case 'text': {
        if (node.text === undefined) return;
        const colors = style.text(
          context.view,
          part.role,
          around.tone,
          around.tone === 'page' ? part.index : around.index,
        );
        scene.text(node.text.content, node.text.style, box, {
          ...colors,
          role: part.role,
          ...(part.heading === undefined ? {} : { heading: part.heading }),
          ...(around.claimId === undefined ? {} : { claimId: around.claimId }),
        });
        return;
      }
      case 'icon': {
        const { stroke, width } = style.icon(context.view, part, around.tone);
        scene.icon(part.name, box.x, box.y, box.width, { stroke, strokeWidth: (width * box.width) / 24 });
        return;
      }
      case 'bar':
        style.bar(context, box, part.strong);
        return;
      case 'art': {
        const { illustration } = context.view.spec;
        if (illustration === undefined) style.art(context, box);
        else scene.image(box, illustration.png, illustration.alt);
      }
    }
  }

  visit(composed.root, { tone: 'page', index: 0 });
}

function within(part: PanelPart, around: Surroundings): Surroundings {
  return { ...around, tone: part.tone ?? around.tone, index: part.index };
}
