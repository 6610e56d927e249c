export * from './errors.js';
export * from './events/index.js';
export * from './ids.js';
export * from './streams.js';
export * from './upcasters/index.js';
