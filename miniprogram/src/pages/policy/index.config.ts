export default definePageConfig({ navigationBarTitleText: '微查询' });
