export default definePageConfig({ navigationBarTitleText: '微受理' });
