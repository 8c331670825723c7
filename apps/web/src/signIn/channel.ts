/** Between the tabs of this browser: somebody has signed in. Tabs tell each other nothing but that. */
export const SIGN_IN_CHANNEL = 'drawbridge:sign-in';
