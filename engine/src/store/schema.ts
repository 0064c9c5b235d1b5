/** The tables, as Kysely sees them. Large texts and artifacts are kept once, by the hash of their bytes. */
export interface RunsTable {
  id: string;
  /** ISO 8601: sorts as text. */
  created_at: string;
  kind: string;
  title: string;
  topic: string;
  format: string;
  style: string;
  level: string;
  language: string;
  parent_id: string | null;
  /** Title and topic, folded for searching (see `foldText`). */
  search_text: string;
  /** The Run as JSON. */
  data: string;
  origin: string;
  /** JSON array of Passages without their text. */
  passages: string;
}

export interface RunSourcesTable {
  run_id: string;
  position: number;
  source_id: string;
  text_hash: string;
  /** The Source with its headings as JSON, without the text. */
  data: string;
}

export interface ArtifactsTable {
  run_id: string;
  format: string;
  media_type: string;
  hash: string;
}

export interface BlobsTable {
  /** SHA-256 of the bytes before compression, hexadecimal. */
  hash: string;
  encoding: 'gzip' | 'none';
  bytes: Uint8Array;
}

export interface TemplatesTable {
  id: string;
  name: string;
  created_at: string;
  data: string;
}

export interface SettingsTable {
  key: string;
  data: string;
}

export interface MetricsTable {
  /** Milliseconds that the row spans. */
  step: number;
  /** Milliseconds since 1970. */
  time: number;
  operation: string;
  origin: string;
  data: string;
}

export interface BatchesTable {
  id: string;
  created_at: string;
  finished_at: string | null;
  name: string;
  state: 'running' | 'done' | 'cancelled';
  door: string;
  key: string;
  owner: string;
  /** Milliseconds since 1970. */
  claimed_until: number;
}

export interface BatchItemsTable {
  batch_id: string;
  position: number;
  state: 'waiting' | 'done' | 'failed' | 'cancelled';
  data: string;
}

export interface CachedTable {
  key: string;
  encoding: 'gzip' | 'none';
  bytes: Uint8Array;
  /** Of `bytes`. */
  size: number;
  /** Milliseconds since 1970. */
  expires_at: number;
  saved_at: number;
}

export interface AnsweredTable {
  /** Of a Brief, and of the program that answered it. */
  key: string;
  run_id: string;
  /** Milliseconds since 1970. */
  expires_at: number;
}

export interface SpendingTable {
  /** ISO 8601 date, UTC. */
  day: string;
  account: string;
  usd: number;
}

export interface UsageTable {
  /** ISO 8601 date, UTC. */
  day: string;
  /** `builtin` or `provider/model`. */
  composer: string;
  runs: number;
  calls: number;
  input_tokens: number;
  output_tokens: number;
  cost_usd: number;
  unknown_costs: number;
  budgets: number;
  budget_usd: number;
  budget_spent_usd: number;
  over_budget: number;
}

export interface Schema {
  runs: RunsTable;
  run_sources: RunSourcesTable;
  artifacts: ArtifactsTable;
  blobs: BlobsTable;
  templates: TemplatesTable;
  settings: SettingsTable;
  metrics: MetricsTable;
  batches: BatchesTable;
  batch_items: BatchItemsTable;
  cached: CachedTable;
  answered: AnsweredTable;
  spending: SpendingTable;
  usage: UsageTable;
}
