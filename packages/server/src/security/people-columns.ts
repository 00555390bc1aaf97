const times = { createdAt: "created_at", updatedAt: "updated_at" };

/** How better-auth's four models are called in our schema; migration 002 makes these tables. */
export const peopleColumns = {
  user: {
    modelName: "people",
    fields: { ...times, emailVerified: "email_verified" },
  },
  session: {
    modelName: "sessions",
    fields: {
      ...times,
      userId: "person_id",
      expiresAt: "expires_at",
      ipAddress: "ip_address",
      userAgent: "user_agent",
    },
    expiresIn: 60 * 60 * 24 * 14,
    updateAge: 60 * 60 * 24,
  },
  account: {
    modelName: "accounts",
    fields: {
      ...times,
      userId: "person_id",
      accountId: "account_id",
      providerId: "provider_id",
      accessToken: "access_token",
      refreshToken: "refresh_token",
      idToken: "id_token",
      accessTokenExpiresAt: "access_token_expires_at",
      refreshTokenExpiresAt: "refresh_token_expires_at",
    },
  },
  verification: {
    modelName: "verifications",
    fields: { ...times, expiresAt: "expires_at" },
  },
};
