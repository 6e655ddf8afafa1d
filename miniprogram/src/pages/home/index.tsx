import { useState } from 'react';
import { openScreen } from '@/device/navigation';
import { useCity } from '@/city/use-city';
import { EmergencyRow } from '@/ui/EmergencyRow';
import { Page } from '@/ui/Page';
import { SearchBar } from '@/ui/SearchBar';
import { Header } from './parts/Header';
import { NoticeLine } from './parts/NoticeLine';
import { NewestTicket } from './parts/NewestTicket';
import { Questions } from './parts/Questions';
import { Tiles } from './parts/Tiles';
import './index.scss';

/** 首页: what to do next, within two seconds. */
export default function Home() {
  const city = useCity();
  const [question, setQuestion] = useState('');
  const search = () => question.trim() && openScreen('policy', { q: question.trim() });
  return (
    <Page>
      <Header city={city} />
      <SearchBar value={question} onChange={setQuestion} onSearch={search} />
      <Tiles />
      <NewestTicket />
      <EmergencyRow numbers={city?.emergencyNumbers} />
      <NoticeLine notices={city?.notices ?? []} />
      <Questions city={city} />
    </Page>
  );
}
