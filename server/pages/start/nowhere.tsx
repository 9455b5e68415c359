import { Frame } from '../parts/frame.tsx';
import { useTitle } from '../parts/title.ts';

/** An address that leads nowhere. */
export function Nowhere() {
  useTitle('Страница не найдена');
  return (
    <Frame owner="Мониторинг педагогических кадров" home="/">
      <h1>Такой страницы нет</h1>
      <p>
        Возможно, адрес набран с ошибкой. <a href="/">Вернуться на начальную страницу</a>.
      </p>
    </Frame>
  );
}
