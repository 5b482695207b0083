/**
 * Where every event leads an alert, written out: state and severity before; what happens; what follows; what follows while
 * it is snoozed (until after the day, as a breach of the same slice and phase). `for` and `clearAfter` are 2, the breach
 * asks for a ticket, one ok generation is counted while recovering. "a day": time goes by since people were told.
 */
export const MACHINE = `
pending watch       | ok               | resolved watch                           | resolved watch
pending watch       | watch            | firing watch, tell firing                | firing watch snoozed
pending watch       | breach           | firing breach, tell firing, open-ticket  | firing breach snoozed, open-ticket
pending watch       | unknown          | pending watch                            | pending watch snoozed
pending watch       | unknown as watch | firing watch, tell firing                | firing watch snoozed
pending watch       | acknowledge      | refused                                  | refused
pending watch       | snooze           | pending watch snoozed                    | pending watch snoozed
pending watch       | unsnooze         | refused                                  | pending watch
pending watch       | resolve          | resolved watch                           | resolved watch
pending watch       | a day            | pending watch                            | pending watch snoozed
pending breach      | ok               | resolved breach                          | resolved breach
pending breach      | watch            | firing watch, tell firing                | firing watch snoozed
pending breach      | breach           | firing breach, tell firing, open-ticket  | firing breach snoozed, open-ticket
pending breach      | unknown          | pending breach                           | pending breach snoozed
pending breach      | unknown as watch | pending breach                           | pending breach snoozed
pending breach      | acknowledge      | refused                                  | refused
pending breach      | snooze           | pending breach snoozed                   | pending breach snoozed
pending breach      | unsnooze         | refused                                  | pending breach
pending breach      | resolve          | resolved breach                          | resolved breach
pending breach      | a day            | pending breach                           | pending breach snoozed
firing watch        | ok               | recovering watch, tell recovering        | recovering watch snoozed
firing watch        | watch            | firing watch, tell reminder              | firing watch snoozed
firing watch        | breach           | firing breach, tell raised, open-ticket  | firing breach snoozed, open-ticket
firing watch        | unknown          | firing watch                             | firing watch snoozed
firing watch        | unknown as watch | firing watch, tell reminder              | firing watch snoozed
firing watch        | acknowledge      | acknowledged watch, tell acknowledged    | acknowledged watch snoozed
firing watch        | snooze           | firing watch snoozed, tell snoozed       | firing watch snoozed, tell snoozed
firing watch        | unsnooze         | refused                                  | firing watch, tell unsnoozed
firing watch        | resolve          | resolved watch, tell resolved            | resolved watch, tell resolved
firing watch        | a day            | firing watch, tell reminder              | firing watch snoozed
firing breach       | ok               | recovering breach, tell recovering       | recovering breach snoozed
firing breach       | watch            | recovering breach, tell recovering       | recovering breach snoozed
firing breach       | breach           | firing breach, tell reminder, open-ticket | firing breach snoozed, open-ticket
firing breach       | unknown          | firing breach                            | firing breach snoozed
firing breach       | unknown as watch | firing breach                            | firing breach snoozed
firing breach       | acknowledge      | acknowledged breach, tell acknowledged   | acknowledged breach snoozed
firing breach       | snooze           | firing breach snoozed, tell snoozed      | firing breach snoozed, tell snoozed
firing breach       | unsnooze         | refused                                  | firing breach, tell unsnoozed
firing breach       | resolve          | resolved breach, tell resolved           | resolved breach, tell resolved
firing breach       | a day            | firing breach, tell reminder             | firing breach snoozed
acknowledged watch  | ok               | recovering watch, tell recovering        | recovering watch snoozed
acknowledged watch  | watch            | acknowledged watch                       | acknowledged watch snoozed
acknowledged watch  | breach           | firing breach, tell raised, open-ticket  | firing breach snoozed, open-ticket
acknowledged watch  | unknown          | acknowledged watch                       | acknowledged watch snoozed
acknowledged watch  | unknown as watch | acknowledged watch                       | acknowledged watch snoozed
acknowledged watch  | acknowledge      | refused                                  | refused
acknowledged watch  | snooze           | acknowledged watch snoozed, tell snoozed | acknowledged watch snoozed, tell snoozed
acknowledged watch  | unsnooze         | refused                                  | acknowledged watch, tell unsnoozed
acknowledged watch  | resolve          | resolved watch, tell resolved            | resolved watch, tell resolved
acknowledged watch  | a day            | acknowledged watch                       | acknowledged watch snoozed
acknowledged breach | ok               | recovering breach, tell recovering       | recovering breach snoozed
acknowledged breach | watch            | recovering breach, tell recovering       | recovering breach snoozed
acknowledged breach | breach           | acknowledged breach                      | acknowledged breach snoozed
acknowledged breach | unknown          | acknowledged breach                      | acknowledged breach snoozed
acknowledged breach | unknown as watch | acknowledged breach                      | acknowledged breach snoozed
acknowledged breach | acknowledge      | refused                                  | refused
acknowledged breach | snooze           | acknowledged breach snoozed, tell snoozed | acknowledged breach snoozed, tell snoozed
acknowledged breach | unsnooze         | refused                                  | acknowledged breach, tell unsnoozed
acknowledged breach | resolve          | resolved breach, tell resolved           | resolved breach, tell resolved
acknowledged breach | a day            | acknowledged breach                      | acknowledged breach snoozed
recovering watch    | ok               | resolved watch, tell resolved            | resolved watch, tell resolved
recovering watch    | watch            | firing watch, tell firing                | firing watch snoozed
recovering watch    | breach           | firing breach, tell raised, open-ticket  | firing breach snoozed, open-ticket
recovering watch    | unknown          | recovering watch                         | recovering watch snoozed
recovering watch    | unknown as watch | firing watch, tell firing                | firing watch snoozed
recovering watch    | acknowledge      | refused                                  | refused
recovering watch    | snooze           | recovering watch snoozed, tell snoozed   | recovering watch snoozed, tell snoozed
recovering watch    | unsnooze         | refused                                  | recovering watch, tell unsnoozed
recovering watch    | resolve          | resolved watch, tell resolved            | resolved watch, tell resolved
recovering watch    | a day            | recovering watch                         | recovering watch snoozed
recovering breach   | ok               | resolved breach, tell resolved           | resolved breach, tell resolved
recovering breach   | watch            | recovering breach                        | recovering breach snoozed
recovering breach   | breach           | firing breach, tell firing, open-ticket  | firing breach snoozed, open-ticket
recovering breach   | unknown          | recovering breach                        | recovering breach snoozed
recovering breach   | unknown as watch | recovering breach                        | recovering breach snoozed
recovering breach   | acknowledge      | refused                                  | refused
recovering breach   | snooze           | recovering breach snoozed, tell snoozed  | recovering breach snoozed, tell snoozed
recovering breach   | unsnooze         | refused                                  | recovering breach, tell unsnoozed
recovering breach   | resolve          | resolved breach, tell resolved           | resolved breach, tell resolved
recovering breach   | a day            | recovering breach                        | recovering breach snoozed
resolved watch      | ok               | resolved watch                           |
resolved watch      | watch            | resolved watch                           |
resolved watch      | breach           | resolved watch                           |
resolved watch      | unknown          | resolved watch                           |
resolved watch      | unknown as watch | resolved watch                           |
resolved watch      | acknowledge      | refused                                  |
resolved watch      | snooze           | refused                                  |
resolved watch      | unsnooze         | refused                                  |
resolved watch      | resolve          | refused                                  |
resolved watch      | a day            | resolved watch                           |
resolved breach     | ok               | resolved breach                          |
resolved breach     | watch            | resolved breach                          |
resolved breach     | breach           | resolved breach                          |
resolved breach     | unknown          | resolved breach                          |
resolved breach     | unknown as watch | resolved breach                          |
resolved breach     | acknowledge      | refused                                  |
resolved breach     | snooze           | refused                                  |
resolved breach     | unsnooze         | refused                                  |
resolved breach     | resolve          | refused                                  |
resolved breach     | a day            | resolved breach                          |
`;
