CREATE TABLE "claims" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider_id" uuid,
	"proposed" jsonb,
	"account_id" uuid NOT NULL,
	"state" text NOT NULL,
	"way" text,
	"domain" text,
	"dns_word" text NOT NULL,
	"ground" text,
	"contested" boolean NOT NULL,
	"begun_at" timestamp (3) with time zone NOT NULL,
	"waiting_since" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "claims_of_one" CHECK (("claims"."provider_id" is null) <> ("claims"."proposed" is null) or ("claims"."state" = 'granted' and "claims"."provider_id" is not null)),
	CONSTRAINT "claims_state" CHECK ("claims"."state" in ('open', 'waiting', 'granted', 'refused', 'dropped') and ("claims"."way" is null or "claims"."way" in ('mailbox', 'dns', 'moderator'))),
	CONSTRAINT "claims_times" CHECK (("claims"."state" <> 'waiting' or "claims"."waiting_since" is not null) and ("claims"."state" in ('granted', 'refused', 'dropped')) = ("claims"."decided_at" is not null)),
	CONSTRAINT "claims_ground" CHECK (length(btrim("claims"."ground")) > 0 and length("claims"."ground") <= 2000)
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider_id" uuid NOT NULL,
	"mailbox" text NOT NULL,
	"mailbox_key" text NOT NULL,
	"role" text NOT NULL,
	"invited_by" uuid,
	"invited_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "invitations_role" CHECK ("invitations"."role" in ('owner', 'editor')),
	CONSTRAINT "invitations_mailbox_written" CHECK (length(btrim("invitations"."mailbox")) > 0 and length("invitations"."mailbox") <= 254)
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"provider_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "memberships_key" PRIMARY KEY("provider_id","account_id"),
	CONSTRAINT "memberships_role" CHECK ("memberships"."role" in ('owner', 'editor'))
);
--> statement-breakpoint
ALTER TABLE "mailed_links" DROP CONSTRAINT "mailed_links_purpose";--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_accounts_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_provider_id_providers_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."providers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "claims_once" ON "claims" USING btree ("account_id",coalesce("provider_id"::text, "proposed"->>'domain')) WHERE "claims"."state" in ('open', 'waiting');--> statement-breakpoint
CREATE INDEX "claims_of_provider" ON "claims" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "claims_waiting" ON "claims" USING btree ("waiting_since") WHERE "claims"."state" = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_once" ON "invitations" USING btree ("provider_id","mailbox_key");--> statement-breakpoint
CREATE INDEX "invitations_mailbox" ON "invitations" USING btree ("mailbox_key");--> statement-breakpoint
CREATE INDEX "memberships_account" ON "memberships" USING btree ("account_id");--> statement-breakpoint
ALTER TABLE "mailed_links" ADD CONSTRAINT "mailed_links_purpose" CHECK ("mailed_links"."purpose" in ('sign-in', 'leave-mailbox', 'take-mailbox', 'show-domain') and ("mailed_links"."purpose" = 'sign-in') = ("mailed_links"."account_id" is null));--> statement-breakpoint
INSERT INTO "sources" ("id", "says", "publisher") VALUES ('provider', 'what the firm told us', 'The firm itself') ON CONFLICT ("id") DO NOTHING;
