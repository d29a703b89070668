export const state = { user: "", level: "info" };
