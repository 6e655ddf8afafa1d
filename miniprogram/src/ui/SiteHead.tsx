import { View } from '@tarojs/components';
import { useCity } from '@/city/use-city';
import { leaveTo, openTab } from '@/device/navigation';
import { isWeapp } from '@/device/platform';

const ways = [
  { id: 'site-home', name: '首页', go: () => openTab('home') },
  { id: 'site-progress', name: '我的诉求', go: () => openTab('progress') },
  { id: 'site-mine', name: '我的', go: () => openTab('mine') },
  { id: 'site-policies', name: '政策与答复', go: () => leaveTo('/policies/') },
  { id: 'site-cases', name: '公开案例', go: () => leaveTo('/cases/') },
  { id: 'site-notices', name: '公告', go: () => leaveTo('/notices/') },
] as const;

function WebHead() {
  const city = useCity();
  return (
    <View className="site-head" ariaRole="navigation" ariaLabel="网站导航">
      <View className="site-head__name">{city?.hotlineName ?? '12345政务服务便民热线'}</View>
      <View className="site-head__ways">
        {ways.map(({ id, name, go }) => (
          <View key={id} id={id} className="site-head__way" ariaRole="link" onClick={go}>
            {name}
          </View>
        ))}
      </View>
    </View>
  );
}

/** H5 on a wide screen: whose website this is, and its parts, on every page. A phone has the tabs instead. */
export const SiteHead = isWeapp ? () => null : WebHead;
