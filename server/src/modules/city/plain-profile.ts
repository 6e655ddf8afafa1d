import type { CityWords } from '@hotline/shared/contracts/city.citizen';

/** What a city is called before anybody has said so. */
export const plainProfile: CityWords = {
  cityName: '本市',
  hotlineName: '12345政务服务便民热线',
  hotlineNumber: '12345',
  slogan: '您的事，件件有回音',
  emergencyNumbers: [
    { number: '110', label: '报警' },
    { number: '119', label: '火警' },
    { number: '120', label: '急救' },
  ],
  themes: [],
  hotQuestions: [],
  consentVersion: '1',
  consentTitle: '12345热线服务告知书',
  consentText: '我们收集什么、用来做什么、保存多久，写在下面的《个人信息收集清单》中。这些信息由负责单位在办理期间按需查看。您可以随时查看、撤回诉求，或拨打12345更正和删除您的信息。',
};
