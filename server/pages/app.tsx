import { ErrorBoundary, lazy, LocationProvider, Route, Router } from 'preact-iso';
import { Again } from './start/again.tsx';
import { Entrance } from './start/entrance.tsx';
import { Nowhere } from './start/nowhere.tsx';

const School = lazy(() => import('./school/index.tsx').then(({ School: cabinet }) => cabinet));
const Imc = lazy(() => import('./imc/index.tsx').then(({ Imc: cabinet }) => cabinet));
const Department = lazy(() => import('./department/index.tsx').then(({ Department: cabinet }) => cabinet));
const Admin = lazy(() => import('./admin/index.tsx').then(({ Admin: cabinet }) => cabinet));

/** Every cabinet is a chunk of its own: a school never loads the pages of the ИМЦ. */
export const App = () => (
  <LocationProvider>
    <ErrorBoundary>
      <Router>
        <Route path="/" component={Entrance} />
        <Route path="/school" component={School} />
        <Route path="/school/*" component={School} />
        <Route path="/imc" component={Imc} />
        <Route path="/imc/*" component={Imc} />
        <Route path="/department" component={Department} />
        <Route path="/department/*" component={Department} />
        <Route path="/admin" component={Admin} />
        <Route path="/admin/*" component={Admin} />
        <Route default component={Nowhere} />
      </Router>
    </ErrorBoundary>
    <Again />
  </LocationProvider>
);
