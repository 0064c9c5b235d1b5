/** Claims against their quotes, drawn words against their claims: see docs/verify.md. */
export { type VerifyDeps, verify } from './verify.ts';
