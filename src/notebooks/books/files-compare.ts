/** stub */
import { notebook } from '../runtime/notebook.ts';
export const filesCompare = notebook('files-compare', { en: 'Compare files', zh: '对比文件' });
