import type { Linter } from 'eslint';

export declare function whyForbidden(file: string, name: string): string | undefined;
export declare const importDirection: Linter.Config;
