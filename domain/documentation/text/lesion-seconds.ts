/** Seconds that lesions by heat are held for, as they are written without their unit. */
export const LESION_SECONDS = '60 75 90 120 150 180 240';
