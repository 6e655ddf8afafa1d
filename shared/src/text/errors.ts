/** Every error a person can meet: what happened, what was kept, what to do. Keys are the stable codes for programs. */
export const errorTexts = {
  'input.invalid': '填写的内容有误，请按提示修改后再提交。',
  'input.malformed': '请求格式不正确，请刷新页面后重试。',
  'input.tooLarge': '内容过大，请精简后再提交。',
  'route.notFound': '没有找到这个页面或接口。',
  'route.methodNotAllowed': '不支持这种访问方式。',
  'session.required': '登录已失效，请重新登录。您填写的内容仍保存在本机。',
  'session.csrf': '页面已过期，请刷新后重试。',
  'permission.denied': '您没有办理这一步的权限。',
  'login.codeInvalid': '微信登录凭证已失效，请重新进入后再试。',
  'login.riskBlocked': '微信提示该账号存在风险，暂时不能登录。您可以直接拨打12345。',
  'login.stateInvalid': '登录页面已过期，请重新打开。',
  'login.snapshotUser': '当前为微信快照页，请点击右下角“使用完整服务”后再试。',
  'login.wrongPassword': '工号或密码不正确。',
  'login.locked': '密码连续输错次数过多，账号已锁定，请15分钟后再试。',
  'limit.tooMany': '操作过于频繁，内容已保留，请稍后再试。',
  'server.fault': '系统暂时出现故障，您的内容没有丢失，请稍后重试。',
  'server.unavailable': '系统正在恢复，请稍后重试，或直接拨打12345。',
  'wechat.unavailable': '微信服务暂时没有响应，请稍后重试。',
  'wechat.refused': '微信没有接受这次操作，填写的内容已保留，请检查后再试。',
  'wechat.notPermitted': '微信账号没有开通这项能力，或接口设置有误，填写的内容已保留，请在公众平台核对后再试。',
  'wechat.quotaSpent': '微信接口的调用次数已用完，填写的内容已保留，请稍后或明天再试。',
  'menu.versionConflict': '菜单刚刚被他人修改，请查看最新内容后再操作。',
  'qrCode.notFound': '没有找到这张二维码。',
  'jssdk.foreignPage': '只有本热线的网页可以使用微信功能。',
  'citizen.joinUndone': '这次身份合并已撤销，或须先撤销之后的合并，请刷新后查看。',
  'notice.unknownTemplate': '没有这个通知模板。',
  'attachment.tooLarge': '图片超过10MB，请压缩后再上传。',
  'attachment.notPicture': '只能上传JPG、PNG、WebP格式的照片，请换一张图片。',
  'attachment.notVoice': '这段语音打不开，请重新录一段，或改用文字。',
  'attachment.voiceTooLong': '语音不能超过60秒，请分几段发送。',
  'attachment.tooMany': '待提交的图片过多，请先提交诉求后再上传。',
  'attachment.notFound': '图片不存在或链接已过期，请刷新页面。',
  'ticket.notFound': '没有找到这件诉求。',
  'ticket.wrongState': '这件诉求当前的状态不能进行此操作，请刷新后查看。',
  'ticket.versionConflict': '这件诉求刚刚被他人更新，请查看最新内容后再操作。',
  'ticket.keyReused': '这份草稿已提交过内容不同的诉求，请新建后再提交。',
  'ticket.consentOutdated': '服务告知书已更新，请阅读新版本并同意后再提交。',
  'ticket.unknownCategory': '所选的诉求分类不存在，请重新选择。',
  'ticket.unknownArea': '所选的区域不存在，请重新选择。',
  'ticket.unknownDepartment': '所选的承办单位不存在，请重新选择。',
  'ticket.unknownAttachment': '有图片已失效，请重新上传。',
  'ticket.reasonRequired': '请说明未解决或不满意的原因，我们将据此重新办理。',
  'ticket.contactRequired': '还没有有效的联系记录，请先联系诉求人并记录结果。',
  'ticket.placeholderLeft': '答复中还有未填写的占位内容，请补全后再提交。',
  'ticket.personalData': '答复中含有手机号或身份证号，请删去后再提交。',
  'ticket.sameAuthor': '不能审核本人提交的办理结果。',
  'ticket.judgementRequired': '已接通的回访需要记录是否解决和满意度。',
  'knowledge.notFound': '没有找到这条政策或答复，可能已被更新。',
  'chat.notFound': '没有找到这个对话，可能已由其他话务员接入。',
  'chat.changed': '这个对话刚刚被接入、转出或结束，请查看最新情况。',
  'chat.noneWaiting': '现在没有人排队。',
  'chat.windowClosed': '已超过微信允许回复的时间或条数，这条没有发出。请建单后用通知告知，或电话联系。',
  'chat.unknownColleague': '不能转给这位同事，请重新选择。',
} as const;

export type ErrorCode = keyof typeof errorTexts;

/** Body of every refused request. `state` comes with ticket.wrongState, `fields` with input.invalid. */
export interface ErrorBody {
  readonly error: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly requestId: string;
    readonly fields?: readonly { readonly path: string; readonly message: string }[];
    readonly state?: string;
    readonly retryAfter?: number;
  };
}
