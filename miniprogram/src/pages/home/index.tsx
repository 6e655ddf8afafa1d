import { useState } from 'react';
import { openScreen } from '@/device/navigation';
import { useCity } from '@/city/use-city';
import { EmergencyRow } from '@/ui/EmergencyRow';
import { Page } from '@/ui/Page';
import { Questions } from '@/ui/Questions';
import { SearchBar } from '@/ui/SearchBar';
import { Skeleton } from '@/ui/Skeleton';
import { Header } from './parts/Header';
import { NoticeLine } from './parts/NoticeLine';
import { NewestTicket } from './parts/NewestTicket';
import { Tiles } from './parts/Tiles';
import './index.scss';

/** 首页: what to do next, within two seconds. */
export default function Home() {
  const city = useCity();
  const [question, setQuestion] = useState('');
  const ask = (q: string) => q && openScreen('policy', { q });
  return (
    <Page withCall>
      <Header city={city} />
      <SearchBar value={question} onChange={setQuestion} onSearch={() => ask(question.trim())} />
      <Tiles />
      <NewestTicket />
      <EmergencyRow numbers={city?.emergencyNumbers} />
      <NoticeLine notices={city?.notices ?? []} />
      {city ? <Questions city={city} onAsk={ask} /> : <Skeleton />}
    </Page>
  );
}
