/**
 * Where Loge begins, `/` or the prefix a reverse proxy puts before it: two folders above this very script, which is in
 * `admin/assets/`.
 */
export const root = new URL(/* @vite-ignore */ '../../', import.meta.url).pathname;
