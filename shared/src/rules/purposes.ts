/** An interface of WeChat's that its 用户隐私保护指引 covers, and the name the console has for what it yields. */
export const privacyInterfaces = {
  getPhoneNumber: '手机号',
  chooseImage: '选中的照片或视频信息',
  chooseLocation: '选择的位置信息',
} as const;

export type PrivacyInterface = keyof typeof privacyInterfaces;

/** One kind of personal data, as the citizen reads of it. */
export interface Purpose {
  readonly name: string;
  readonly purpose: string;
  /** Where it comes from. */
  readonly from: string;
  readonly kept: string;
  /** Nobody has to give it. */
  readonly optional?: true;
  /** How WeChat hands it over, where it does. */
  readonly wechat?: PrivacyInterface;
}

const withTicket = '随诉求保存；您删除自己的信息后，办结的诉求里不再有';
const withRedaction = '随诉求保存；您删除自己的信息后，办结的诉求里姓名、地址和号码换成星号';
const whileKnown = '直到您删除自己的信息、取消关注或撤回授权';

/**
 * 个人信息收集清单: all that is collected of a citizen, and what for. The page, the consent, the question WeChat asks through us
 * and the texts for WeChat's console say what stands here; which fields and columns it is about stands in purpose-of.ts. What
 * has no line here is not collected.
 */
export const purposes = {
  wechatAccount: { name: '微信账号标识', purpose: '认出您是同一个人，让您看到自己的诉求，把办理进度告诉您', from: '您打开小程序、在微信中登录或关注公众号时，由微信提供', kept: whileKnown },
  phone: { name: '手机号或电话', purpose: '就诉求和意见联系您、找回您的诉求；在微信以外的网页上用来登录', from: '您提交诉求时填写，在“我的”中绑定，或用短信验证码登录时填写', kept: `绑定的号码直到您更换或删除；诉求中的${withTicket}`, wechat: 'getPhoneNumber' },
  name: { name: '联系人姓名', purpose: '联系您和上门时称呼您', from: '您提交诉求时填写', kept: withTicket, optional: true },
  address: { name: '区域和详细地址', purpose: '把诉求转到正确的区县和单位，上门查看', from: '您提交诉求时选择或填写', kept: withTicket, optional: true },
  place: { name: '您选择的地点', purpose: '代替打字填写地址', from: '您在微受理中点“地图选点”，或在公众号对话中发送位置时', kept: '地图选点只把地名填进地址，不保存坐标；公众号对话中发送的位置连同坐标写进地址，保存时间同地址', optional: true, wechat: 'chooseLocation' },
  behalf: { name: '您替谁反映：姓名、电话和与您的关系', purpose: '向当事人核实，联系当事人', from: '您替别人提交诉求时填写', kept: withTicket, optional: true },
  company: { name: '您代表的单位名称和统一社会信用代码', purpose: '确认诉求来自哪个单位', from: '您代表单位提交诉求时填写', kept: withTicket, optional: true },
  content: { name: '诉求内容、补充和答复热线的话', purpose: '受理、办理和答复您的诉求', from: '您提交和跟进诉求时填写', kept: withRedaction },
  picture: { name: '选中的照片', purpose: '作为诉求的佐证；拍摄位置、机型等随照片带来的信息和文件名不保存', from: '您在微受理中添加，或在公众号对话中发送', kept: `没有提交的保存7天；提交的${withTicket}`, optional: true, wechat: 'chooseImage' },
  voice: { name: '语音和微信识别出的文字', purpose: '听清您反映的事情', from: '您在公众号对话中发送', kept: withTicket, optional: true },
  chat: { name: '公众号对话', purpose: '回答您的提问，接着上一句登记诉求', from: '您在公众号中发送的消息', kept: `没有写完的诉求保存1天，收到的消息处理后1天内删除；人工对话${whileKnown}`, optional: true },
  rating: { name: '对办理结果的评价', purpose: '检查是否解决，没有解决的重新办理', from: '您评价诉求时填写', kept: withRedaction, optional: true },
  feedback: { name: '意见反馈', purpose: '改进服务、答复您的意见；您愿意接受电话回访的，用绑定的手机号联系您', from: '您在“意见反馈”中填写', kept: whileKnown, optional: true },
  support: { name: '您说过“我也是”的公开案例', purpose: '统计同一件事影响多少人，每人只算一次', from: '您点“我也是”时', kept: '直到您删除自己的信息', optional: true },
  question: { name: '查询的问题和“有用吗”', purpose: '改进政策解答，统计大家都在问什么', from: '您在微查询中输入，或边写诉求边查询时', kept: '不记在您的名下；带号码或超过40字的只计数；问的人少于3个的30天后删除，其余400天后删除' },
  consent: { name: '您同意的告知书版本和通知次数', purpose: '证明您同意过，只发您同意接收的通知', from: '您勾选同意、允许接收通知时', kept: `告知书版本随诉求保存；通知次数${whileKnown}` },
  session: { name: '登录记录', purpose: '让您不必每次登录，退出时各处一起退出', from: '您登录时', kept: '最长90天，30天不用即删除' },
  browser: { name: '浏览器标记', purpose: '短信验证码只在要验证码的那个浏览器里有效', from: '您在微信以外的网页上要验证码时', kept: '浏览器中1天，验证码5分钟', optional: true },
  network: { name: '网络地址', purpose: '防止有人大量索要短信验证码，未登录的查询每人每天只算一次', from: '您要验证码或查询时', kept: '只保存换算出的摘要，最长2天' },
  limit: { name: '使用限制和您的申诉', purpose: '防止少数人反复占用热线，让您可以申诉', from: '工作人员登记，或您申诉时填写', kept: '号码在限制结束90天后去掉；您删除自己的信息后，申诉内容随即去掉' },
} as const satisfies Readonly<Record<string, Purpose>>;

export type PurposeCode = keyof typeof purposes;

/** In the order in which people read of them. */
export const purposeList: readonly (Purpose & { readonly code: PurposeCode })[] = Object.entries<Purpose>(purposes).map(([code, purpose]) => ({ code: code as PurposeCode, ...purpose }));

/** What WeChat's console has to be told: `| item | purpose |`. */
export const privacyGuide = (): { item: string; purpose: string }[] => purposeList.flatMap(({ wechat, purpose }) => (wechat ? [{ item: privacyInterfaces[wechat], purpose }] : []));

/** What an interface is used for, by the name WeChat gives it when it asks; null for one that is none of ours. */
export const purposeOfInterface = (name: string): Purpose | null => purposeList.find(({ wechat }) => wechat === name) ?? null;
