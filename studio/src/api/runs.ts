/** What is kept on the server: runs, their sources, templates, suggestions. */
import type { Spec } from '@hkm/engine/contract';
import { readFailure, requestJson, send } from './http.ts';
import { compact, firstText, isRecord, type Json, list, record, text } from './read.ts';
import { type Making, readResult, type ShownResult } from './result.ts';

export interface RunSummary {
  id: string;
  title: string;
  createdAt: string;
  inquiry: boolean;
  making: Making;
}

const runPath = (id: string) => `/api/runs/${encodeURIComponent(id)}`;

export async function listRuns(signal?: AbortSignal): Promise<RunSummary[]> {
  const answer = await requestJson('/api/runs?limit=200', { signal });
  const rows = Array.isArray(answer) ? answer : list(record(answer).runs ?? record(answer).items);
  return rows.flatMap(readSummary);
}

export function readSummary(value: unknown): RunSummary[] {
  const row = record(value);
  const id = text(row.id);
  if (!id) return [];
  const result = readResult(value);
  const making = compact<Making>({
    topic: result.making.topic ?? firstText(row, 'topic'),
    complexityLevel: result.making.complexityLevel ?? firstText(row, 'complexityLevel', 'level'),
    visualStyle: result.making.visualStyle ?? firstText(row, 'visualStyle', 'style'),
    language: result.making.language ?? firstText(row, 'language'),
    outputFormat: result.making.outputFormat ?? firstText(row, 'outputFormat', 'format'),
    size: result.making.size ?? firstText(row, 'size'),
    privacy: result.making.privacy,
  });
  const inquiry = result.inquiry || row.kind === 'inquiry';
  return [{ id, title: result.title || making.topic || id, createdAt: result.createdAt ?? '', inquiry, making }];
}

/** A kept run with its picture. */
export async function getRun(id: string, signal?: AbortSignal): Promise<ShownResult> {
  const result = { ...readResult(await requestJson(runPath(id), { signal })), id };
  if (result.svg || result.imageUrl) return result;
  const response = await send(`${runPath(id)}/artifacts/svg`, { signal, accept: 'image/svg+xml' });
  if (!response.ok) throw await readFailure(response);
  return { ...result, svg: await response.text() };
}

export async function deleteRun(id: string): Promise<void> {
  await requestJson(runPath(id), { method: 'DELETE' });
}

export interface Changes
  extends Pick<Making, 'complexityLevel' | 'visualStyle' | 'language' | 'outputFormat' | 'size'> {
  /** Edited by hand. */
  spec?: Spec;
  /** Ids of things, blocks and title parts whose own words are compared with their passages. */
  check?: readonly string[];
  /** false: a preview that is not kept. */
  keep?: boolean;
}

/** The same research in another look; gives the new run. */
export async function renderRun(id: string, changes: Changes, signal?: AbortSignal): Promise<ShownResult> {
  const result = readResult(await requestJson(`${runPath(id)}/render`, { method: 'POST', body: changes, signal }));
  return result.svg || result.imageUrl || !result.id ? result : getRun(result.id);
}

/** The run and all its other versions, newest first. */
export async function listVersions(id: string, signal?: AbortSignal): Promise<RunSummary[]> {
  return list(record(await requestJson(`${runPath(id)}/versions`, { signal })).runs).flatMap(readSummary);
}

export async function getSourceText(id: string, sourceId: string, signal?: AbortSignal): Promise<string> {
  const answer = record(await requestJson(`${runPath(id)}/sources/${encodeURIComponent(sourceId)}`, { signal }));
  return text(answer.text) ?? text(record(answer.source).text) ?? '';
}

export async function suggest(query: string, signal?: AbortSignal): Promise<string[]> {
  const answer = await requestJson(`/api/suggest?q=${encodeURIComponent(query)}`, { signal });
  const rows = Array.isArray(answer) ? answer : list(record(answer).suggestions ?? record(answer).items);
  const topics = rows.flatMap((row) => (isRecord(row) ? firstText(row, 'topic', 'title', 'text') : text(row)) ?? []);
  return [...new Set(topics)].slice(0, 6);
}

export interface Template {
  id: string;
  name: string;
  options: Json;
}

export async function listTemplates(signal?: AbortSignal): Promise<Template[]> {
  const answer = await requestJson('/api/templates', { signal });
  const rows = Array.isArray(answer) ? answer : list(record(answer).templates ?? record(answer).items);
  return rows.flatMap((value) => {
    const row = record(value);
    const name = firstText(row, 'name', 'id');
    if (!name) return [];
    return [{ id: text(row.id) ?? name, name, options: record(row.options ?? row.brief ?? row.template) }];
  });
}

export async function saveTemplate(name: string, options: object): Promise<void> {
  await requestJson('/api/templates', { method: 'POST', body: { name, options } });
}

/** Another name, the same options. */
export async function renameTemplate(id: string, name: string): Promise<void> {
  await requestJson(`/api/templates/${encodeURIComponent(id)}`, { method: 'PUT', body: { name } });
}

export async function deleteTemplate(id: string): Promise<void> {
  await requestJson(`/api/templates/${encodeURIComponent(id)}`, { method: 'DELETE' });
}
