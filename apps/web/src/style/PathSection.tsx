import { CORNERS, type Corners, ROUTES, type Route } from '@drawbridge/board';
import { Choices } from './Choices.tsx';
import { HeadChoices } from './HeadChoices.tsx';
import { StyleSection, type StyleSectionProps } from './StyleSection.tsx';
import { CornersSample, RouteSample } from './samples.tsx';

const cornerLabels: Readonly<Record<Corners, string>> = { round: 'Round corners', sharp: 'Sharp corners' };
const routeLabels: Readonly<Record<Route, string>> = {
  straight: 'Straight',
  curved: 'Curved',
  elbow: 'Elbow',
};

const corners = CORNERS.map((kind) => ({
  value: kind,
  label: cornerLabels[kind],
  picture: <CornersSample corners={kind} />,
}));
const routes = ROUTES.map((route) => ({
  value: route,
  label: routeLabels[route],
  picture: <RouteSample route={route} />,
}));

/** The way of a line, its ends and its corners. */
export function PathSection({ style, onStyle }: StyleSectionProps) {
  const { route, startHead, endHead, corners: kind } = style;
  if (route === undefined && kind === undefined) return null;
  return (
    <StyleSection caption={route === undefined ? 'Corners' : 'Path'}>
      {route !== undefined && (
        <Choices label="Route" choices={routes} value={route} onChoose={(next) => onStyle({ route: next })} />
      )}
      {kind !== undefined && (
        <Choices
          label="Corners"
          choices={corners}
          value={kind}
          onChoose={(next) => onStyle({ corners: next })}
        />
      )}
      {startHead !== undefined && endHead !== undefined && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as part of the grid around it
        <div className="choices" role="group" aria-label="Ends">
          <HeadChoices
            label="Start"
            isStart
            value={startHead}
            onChoose={(head) => onStyle({ startHead: head })}
          />
          <HeadChoices
            label="End"
            isStart={false}
            value={endHead}
            onChoose={(head) => onStyle({ endHead: head })}
          />
        </div>
      )}
    </StyleSection>
  );
}
