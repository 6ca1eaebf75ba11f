import './store/FlightStore';
