import { useEffect, useRef, useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { searchPolicies } from '@hotline/shared/contracts/knowledge';
import { callOpen } from '@/api/call';
import { ownDistrict } from '@/city/district';
import { useCity } from '@/city/use-city';
import { decodeQuery } from '@/device/navigation';
import { doorway } from '@/device/platform';
import { Page } from '@/ui/Page';
import { SearchBar } from '@/ui/SearchBar';
import { useLoaded } from '@/ui/use-loaded';
import { District } from './parts/District';
import { Results } from './parts/Results';
import { Starters } from './parts/Starters';
import { Typed } from './parts/Typed';
import { useTyped } from './use-typed';

/** 微查询: a question in one's own words, answers at once. Open to everyone. */
export default function Policy() {
  const { params } = useRouter();
  const city = useCity();
  const [words, setWords] = useState(() => decodeQuery(params.q));
  const asked = useRef(words);
  const [district, setDistrict] = useState(ownDistrict);
  const results = useLoaded(() => callOpen(searchPolicies, { query: { q: asked.current, ...(district && { area: district }), via: doorway } }));
  const { load } = results;
  const typed = useTyped(words, asked.current);
  const search = (question: string) => {
    setWords(question);
    asked.current = question.trim();
    if (asked.current) load();
  };
  // A question brought along from another screen is asked at once; another district asks the last one anew.
  useEffect(() => {
    if (asked.current) load();
  }, [load, district]);
  const idle = !results.data && !results.error && !results.loading;
  return (
    <Page>
      <SearchBar value={words} onChange={setWords} onSearch={() => search(words)} />
      <District district={district} onChange={setDistrict} />
      <Typed questions={typed} onAsk={search} />
      {idle ? <Starters city={city} onAsk={search} /> : <Results results={results} question={asked.current} onAsk={search} />}
    </Page>
  );
}
