/** The words of keeping, sharing and the File menu. */
import type { Text } from '../../model/index.ts';

export const keepWords = {
  file: { en: 'File', zh: '文件' },
  fileTitle: { en: 'Open, save, share, kept scenarios', zh: '打开、保存、分享、已保存的情景' },
  openFile: { en: 'Open…', zh: '打开…' },
  openFileTitle: {
    en: 'A scenario file, or a report made by Furrow (Ctrl+O)',
    zh: '情景文件，或由垄亩生成的报告（Ctrl+O）',
  },
  saveFile: { en: 'Save', zh: '保存' },
  saveFileTitle: { en: 'Into the file it came from, where the browser can (Ctrl+S)', zh: '浏览器支持时存回原文件（Ctrl+S）' },
  saveCopy: { en: 'Save a copy…', zh: '另存副本…' },
  saveCopyTitle: { en: 'Into another file; the work stays with its own', zh: '存成另一个文件，当前情景不变' },
  share: { en: 'Share…', zh: '分享…' },
  shareTitle: { en: 'As a link that carries the scenario', zh: '生成带有情景内容的链接' },
  openLink: { en: 'Open a link…', zh: '打开链接…' },
  openLinkTitle: { en: 'Paste a link that somebody sent you', zh: '粘贴别人发来的链接' },
  shelf: { en: 'Kept scenarios…', zh: '已保存的情景…' },
  shelfTitle: { en: 'What this browser keeps: open, copy, delete', zh: '浏览器里保存的情景：打开、复制、删除' },

  stateKept: { en: 'kept in this browser', zh: '已存入浏览器' },
  stateKeptTitle: {
    en: 'Your changes are kept in this browser and are there after a reload. They are in no file yet: File → Save.',
    zh: '修改已存入浏览器，重新打开页面仍在；还没有存成文件，需要时请点“文件”→“保存”。',
  },
  stateNoFile: { en: 'in no file yet', zh: '还没有存成文件' },
  stateNoFileTitle: {
    en: 'To have it in a file: File → Save.',
    zh: '要存成文件，请点“文件”→“保存”。',
  },
  stateWaiting: { en: 'being kept…', zh: '正在存入浏览器…' },
  stateSaved: { en: 'saved in the file', zh: '已存成文件' },
  stateLost: { en: 'not kept', zh: '未保存' },

  notKeptForbidden: {
    en: 'This browser does not keep your work (it is forbidden to, or in a private window). Save it as a file before you close the page.',
    zh: '浏览器无法保存您的修改（被禁止，或处于无痕窗口）。关闭页面前请先存成文件。',
  },
  notKeptFull: {
    en: 'There is no room left in this browser: your last changes are not kept. Save them as a file, or delete kept scenarios.',
    zh: '浏览器的存储空间已满，最近的修改没有保存。请存成文件，或删除一些已保存的情景。',
  },
  downloadIt: { en: 'Download the file', zh: '下载文件' },
  notSaved: {
    en: '“{name}” could not be written; nothing was changed in it. Your changes are still here.',
    zh: '“{name}”未能写入，原文件没有改动。您的修改仍在页面上。',
  },

  tabHolds: {
    en: 'This scenario is open in another tab too. What is changed there is kept as a copy of its own; yours is not touched.',
    zh: '该情景在另一个标签页中也打开了。那边的修改会另存为副本，不影响这里。',
  },
  tabSecond: {
    en: 'This scenario is open in another tab. What you change here is kept as a copy of its own; the other tab is not touched.',
    zh: '该情景已在另一个标签页中打开。您在这里的修改会另存为副本，不影响那边。',
  },
  tabTake: { en: 'Work on it here instead', zh: '改为在这里编辑' },
  tabForked: {
    en: 'Your changes here are kept as a copy: the scenario itself is open in another tab. You find both under File → Kept scenarios.',
    zh: '原情景在另一个标签页中打开，您在这里的修改已另存为副本。两份都在“文件”→“已保存的情景”里。',
  },
  linkOpened: {
    en: '“{name}” came by a link and is kept as a scenario of its own. What you worked on before is untouched: File → Kept scenarios.',
    zh: '“{name}”由链接打开，已另存为单独的情景。您原来的情景没有改动：见“文件”→“已保存的情景”。',
  },
  pageFault: { en: 'The page has made a mistake: {fault}', zh: '页面出错：{fault}' },
  pageFaultKept: { en: 'what you worked on is kept.', zh: '您已有的内容仍保留着。' },
  linkBad: {
    en: 'The scenario in the link has problems, so it was not opened. What you worked on is untouched.',
    zh: '链接里的情景有问题，没有打开。您原来的情景没有改动。',
  },

  shareHead: { en: 'Share this scenario', zh: '分享该情景' },
  shareHow: {
    en: 'The link itself carries the whole scenario, {size} kB. Nothing is sent to any server: only whoever gets the link can read it.',
    zh: '链接本身带有完整的情景，{size} kB。内容不会上传到任何服务器，只有收到链接的人能看到。',
  },
  shareOnlyHere: {
    en: 'A link to this page works on your computer alone. Send the text below instead: whoever has Furrow opens it with File → Open a link. Or send the file.',
    zh: '本页面是在您自己的电脑上打开的，指向它的链接在别的电脑上打不开。请改为发送下面这段文字：对方在垄亩中点“文件”→“打开链接”，粘贴即可。也可以直接发送文件。',
  },
  shareLinkLabel: { en: 'Link', zh: '链接' },
  shareTextLabel: { en: 'Text to paste into Furrow', zh: '粘贴到垄亩的文字' },
  shareCopy: { en: 'Copy', zh: '复制' },
  shareCopied: { en: 'Copied.', zh: '已复制。' },
  shareNoCopy: { en: 'The browser did not copy it: it is selected, press Ctrl+C.', zh: '浏览器未能复制：已选中，请按 Ctrl+C。' },
  shareTravels: {
    en: 'The plan and the notebook on screen travel with it; how the page looks and its language do not.',
    zh: '当前的方案和笔记本会一并带上；页面语言和外观由对方自己决定。',
  },
  shareLong: {
    en: 'Some chat programs cut links as long as this. If it does not open on the other side, send the file.',
    zh: '有的聊天软件会截断这么长的链接。如果对方打不开，请发送文件。',
  },
  pasteHelp: {
    en: 'Paste the link, or the text that begins with #s=. It opens as a scenario of its own; what you are working on stays.',
    zh: '请粘贴链接，或以 #s= 开头的文字。它会作为单独的情景打开，您正在编辑的情景不受影响。',
  },
  pasteLabel: { en: 'Link', zh: '链接' },
  pasteOpen: { en: 'Open', zh: '打开' },

  shelfHead: { en: 'Kept scenarios', zh: '已保存的情景' },
  shelfHelp: {
    en: 'Kept in this browser on this computer only. Whoever clears the browser’s data deletes them: save as files what must last.',
    zh: '只保存在这台电脑的这个浏览器里。清除浏览器数据会一并删除：重要的情景请存成文件。',
  },
  shelfEmpty: { en: 'Nothing is kept yet.', zh: '还没有保存的情景。' },
  shelfHere: { en: 'on screen', zh: '正在显示' },
  shelfFromLink: { en: 'from a link', zh: '来自链接' },
  shelfCopyTag: { en: 'copy', zh: '副本' },
  shelfWhen: { en: 'changed {when}', zh: '修改于 {when}' },
  shelfOpened: { en: 'opened {when}', zh: '打开于 {when}' },
  shelfChange: { en: '{n} figure changed', zh: '修改了 {n} 个数值' },
  shelfChanges: { en: '{n} figures changed', zh: '修改了 {n} 个数值' },
  shelfWords: { en: 'changed', zh: '有修改' },
  shelfSame: { en: 'as it was opened', zh: '未修改' },
  shelfInFile: { en: 'saved in a file', zh: '已存成文件' },
  shelfOpen: { en: 'Open', zh: '打开' },
  shelfDuplicate: { en: 'Duplicate', zh: '复制一份' },
  shelfDownload: { en: 'Download', zh: '下载' },
  shelfDelete: { en: 'Delete', zh: '删除' },
  shelfNotHere: { en: 'Open another scenario first: this one is on screen.', zh: '该情景正在显示，请先打开别的情景。' },
  shelfDeleted: { en: '“{title}” is deleted.', zh: '“{title}”已删除。' },
} as const satisfies Record<string, Text>;
