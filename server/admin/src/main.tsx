import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchAttendance } from './api/attendance';
import { App } from './app';
import './styles/base.css';
import './styles/frame.css';
import './styles/list.css';
import './styles/ticket.css';
import './styles/pages.css';
import './styles/chats.css';
import './styles/outreach.css';
import './styles/staff.css';
import './styles/account.css';
import './styles/city-data.css';
import './styles/tickets-list.css';
import './styles/workbench.css';
import './styles/wall.css';
import './styles/broadcasts.css';
import './styles/knowledge.css';
import './styles/narrow.css';

const root = document.getElementById('root');
watchAttendance();
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
