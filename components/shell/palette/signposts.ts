import { paths } from "#lib/paths.ts";

/**
 * Screens, and parts of them that people go to. Each is found by its name and by other words for it, its name in the other
 * language among them: one searches in the language that one thinks in, whichever the screen is in.
 */
export const signposts = [
  { key: "overview", href: paths.overview(), words: "overview home dashboard 概览 首页" },
  { key: "bind", href: paths.bind(), words: "bind new create attach function 绑定 绑定云函数 新建" },
  {
    key: "bindings",
    href: paths.bindings(),
    words: "bindings rules list inventory export 绑定关系 转发规则 列表 导出",
  },
  {
    key: "free",
    href: paths.bindings({ target: "none" }),
    words: "free forwarding rules unbound 空闲的转发规则 未绑定",
  },
  { key: "operations", href: paths.operations(), words: "operations history changes tasks 操作记录 历史 任务 变更" },
  {
    key: "running",
    href: paths.operations({ show: "going-on" }),
    words: "operations in progress running queued 进行中的操作 排队 执行中",
  },
  {
    key: "attention",
    href: paths.operations({ show: "attention" }),
    words: "operations that need attention failed rejected unconfirmed problems 需要关注的操作 失败 异常",
  },
  { key: "drift", href: paths.drift(), words: "drift differences changed outside 漂移 差异" },
  { key: "errors", href: paths.errors(), words: "errors codes meaning 错误码 报错" },
  {
    key: "keys",
    href: paths.keys(),
    words: "what these keys may do permissions policy account 查看密钥权限 策略 账号",
  },
  { key: "sandbox", href: paths.sandbox(), words: "sandbox controls faults scenario clock calls 沙箱控制 故障 时钟" },
] as const;

export type Signpost = (typeof signposts)[number]["key"];

export const shortcutsWords = "keyboard shortcuts keys help 键盘快捷键 帮助";
export const languageWords = "language english chinese simplified 语言 中文 英文";
