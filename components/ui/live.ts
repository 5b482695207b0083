import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether the page's script has taken over: before that a form would be sent the browser's own way, and its act lost. */
export const useLive = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
