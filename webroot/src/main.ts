import './ui/style.css';
import { start } from './app/start';

void start(document.getElementById('app') ?? document.body);
